"""What `make offline-proof` reads from a trace: a socket of a network that it did not see would be a false promise."""

import pytest

from benchmarks.stress.offline import foreign, sockets

UNIX = [
    "12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 5",
    '12 connect(5, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X7"}, 20) = 0',
    "12 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0",
    "12 recvmsg(5, {msg_name=NULL, msg_namelen=0}, 0) = -1 EAGAIN",
]


@pytest.mark.parametrize(
    "line",
    [
        "12 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_UDP) = 5",
        "12 socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = -1 EAFNOSUPPORT (Address family not supported)",
        "12 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 5",
        "[pid  7] <... resumed> socket(AF_PACKET, SOCK_RAW, 768) = 6",
        '12 connect(5, {sa_family=AF_INET, sin_port=htons(631), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
        '12 sendto(5, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53)}, 28) = 1',
    ],
)
def test_a_socket_of_a_network_is_seen(line: str) -> None:
    assert foreign(sockets([*UNIX, line]))


def test_sockets_of_the_machine_are_listed_with_their_peer_and_are_no_fault() -> None:
    found = sockets(UNIX)
    assert not foreign(found)
    assert found["connect", "AF_UNIX", "/tmp/.XN-unix/XN"] == 1
    assert found.total() == 3
