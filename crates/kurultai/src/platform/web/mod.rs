//! Pages on the wire.
//!
//! A [`Site`](site::Site) is everything the public can ask for, compiled beforehand: path → bytes in each encoding. The
//! [`server`] answers from it without a database, a template or a lock, and hands everything else to the router.
//!
//! - [`pack`]: a compiled site as one immutable file that is mapped into memory;
//! - [`site`]: looking a path up and answering it as HTTP wants (methods, conditions, encodings, ranges);
//! - [`server`]: sockets, time limits, graceful shutdown.

pub mod assets;
pub mod encoding;
pub mod metrics;
pub mod pack;
pub mod server;
pub mod site;
