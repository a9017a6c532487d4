"""A corpus larger than one machine: articles are read, and their statements checked, on Spark.

Everything but `session`, `extraction` and `checking` is pure and knows nothing of Spark.
"""
