"""期限计算器: until when, and why, for anybody."""
