# Plain POSIX make; the work is in bootstrap/, which needs nothing but Python 3.11 or newer.
# Variables given to make (make up YIZHI_PORT=9000) reach it through the environment.

help up city down reset test check bench bench-library load docs pictures build lock audit torture fuzz:
	@./bootstrap/run $@ $(ARGS)

.PHONY: help up city down reset test check bench bench-library load docs pictures build lock audit torture fuzz
