"""`make load`: the whole city at work on one machine, load generator included.

`people` signs everybody in and says who works with whom; `officer` is what one of them does next; `generator` sends the
requests at the moments they are due, whatever the answers take; `processor` reads where the processor time went.
"""
