"""Programs that measure promisecheck: speed, memory, accuracy."""
