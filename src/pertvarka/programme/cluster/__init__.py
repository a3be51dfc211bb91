"""The cluster explained: what it is, what for, who takes part, what helps and what hinders.

The presentation of 2016 tells what it is (definitions/cluster.yaml); who is in it and what they do together, its
members write.
"""
