//! Schedules, calendars, feeds and sheets, written strictly.
