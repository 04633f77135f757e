//! Programme timetabling.
