"""Where the stages of a build run: here, in processes, or on a Dask cluster; what they leave in the work folder."""
