"""Cases as sets of numbers: which cases hold a word, and their dates, fines and places as columns.

The engine is exact about order and neighbourhood of words, and slow where a word is in every second case. Here a common
word is one bit a case, a rare one the sorted numbers of its cases, so that "all words, these filters, how many, by
county" takes a few passes over some kilobytes a shard.
"""
