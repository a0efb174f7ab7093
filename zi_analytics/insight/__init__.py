"""What the tables say: weak areas, gaps between assessors, the way to a predicate."""
