"""The parts of the HTML page: elements, summary, filters and findings, with style and script."""
