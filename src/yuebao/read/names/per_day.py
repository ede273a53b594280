"""Words for how much of something there is in a day, and for the most in one."""

from __future__ import annotations

from typing import Final

PER_DAY: Final = frozenset({"日均", "月均", "年均", "周均", "平均每日", "平均每天", "平均每月"})
PEAKS: Final = frozenset({"单日最高", "单日最多", "单日最大", "单日峰值", "单日最高峰", "最高日", "高峰日"})
"""What tells of the most in one day, of what was told before: 发送旅客300万人次，|单日最高|62.7万人次."""
