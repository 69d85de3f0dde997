"""What can go wrong with another system, each as one English sentence for people."""

from __future__ import annotations

from webhooks.elks.trouble import said

UNKNOWN_HOST = said("There is no computer of this name: check the address.")
NOT_OUTSIDE = said("This address is inside our own network, where flows may not ask.")
NO_ADDRESS = said("Write a whole address that begins with https:// or http://.")
TOO_SLOW = said("The other system took too long.")
UNREACHABLE = said("The other system cannot be reached.")
BAD_CERTIFICATE = said("The other system’s certificate cannot be trusted.")
TOO_LARGE = said("The other system’s answer is too large.")
GARBLED = said("The other system’s answer cannot be read.")


class Trouble(Exception):
    """No answer, for this reason."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
