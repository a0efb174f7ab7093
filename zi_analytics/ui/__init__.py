"""What the pages share: data, filters, links, the frame of a page, and its parts."""
