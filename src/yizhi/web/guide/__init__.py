"""使用说明: the guide of each role (docs/guide), shown inside the product."""
