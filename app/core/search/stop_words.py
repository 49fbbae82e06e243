"""Words that say nothing about a subject, folded. They are indexed, and dropped from a query at query time only.

A query made of nothing else keeps them, and so does a phrase. Folded French lists are full of other words (ete,
est, son, sur): one more reason not to drop them from the index.
"""

_ENGLISH = """
a about above after again against all also am an and any are as at be because been before being below between
both but by can could did do does doing done down during each few find for from further get give had happen happens has have
having he held her here hers him his how i if in into is it its just let many may me might more most much must my no
nor not of off on once only or other our ours out over own per please s same shall she should show since so some
such t tell than that the their theirs them then there these they this those through to too under until up upon
us very via was we were what when where whether which while who whom whose why will with within without would
you your yours
"""

_FRENCH = """
a ai aie ainsi alors apres as au aucun aucune aussi autre autres aux avait avant avec avoir ayant beaucoup c car
ce ceci cela celle celles celui ces cet cette ceux chez combien comme comment concernant d dans de depuis deroule deroulera des
donc dont du elle elles en entre es est et etaient etait etant ete etre eu eux faire fait faut fut il ils j je
jusqu l la laquelle le lequel les lesquels leur leurs lors lui m ma mais me meme memes mes moi moins mon n ne ni
nos notre nous on ont ou par parce parmi pas peu peut peuvent plus plusieurs pour pourquoi puis qu quand que quel
quelle quelles quels qui quoi s sa sans se selon sera seront ses si soit son sont sous sur t ta te tel telle
tels telles tes tient tiendra ton tous tout toute toutes tres tu un une vers via voici voila vos votre vous y
"""

STOP_WORDS = frozenset((*_ENGLISH.split(), *_FRENCH.split()))
"""Of all languages together: which language a query is in is not known, and may be both."""


def is_stop_word(word: str, printed: str = "") -> bool:
    """Say whether the folded `word` may be dropped; an acronym typed in capitals (UN, IT) may not."""
    return word in STOP_WORDS and not (len(printed) > 1 and printed.isupper())
