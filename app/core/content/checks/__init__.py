"""Faults of the content that a single file does not show, and those of its language. One module a subject.

`structure` lists what every build looks for, `writing` what only `briefing check` does. A check yields `Problem`s
with file, line, code and a sentence that says what to do; codes are explained in CONTRIBUTING.md, and each has a
failing sample in the tests.
"""
