"""Where sound is worked on: programs of their own, with limits, that know nothing of Antler.

What people bring is hostile until it has been through here.
"""
