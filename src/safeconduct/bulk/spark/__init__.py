"""The same steps of SQL on Spark, where one machine is not enough; needs the extra `spark` and Java."""
