//! The command `start`: builds everything and hands over to www/serve.mjs, which the browser tests use too.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use anyhow::{bail, Result};

use crate::project::Project;
use crate::{bundle, node};

/// Looks at the port first: nobody should wait for a build to learn that it is taken.
pub fn start(project: &Project, port: u16) -> Result<()> {
    check_port(port)?;
    bundle::make(project)?;
    let mut server = node::node(project);
    server.args(["www/serve.mjs", "--port", &port.to_string()]);
    println!();
    become_program(&mut server)
}

fn check_port(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let other = port.checked_add(1).unwrap_or(8080);
            bail!("port {port} is in use: choose another, as in `cargo xtask start --port {other}`")
        }
        Err(error) => bail!("cannot listen on port {port} ({error}): choose another with --port"),
    }
}

/// The server takes this program's place, so that Ctrl-C reaches it and nothing else.
#[cfg(unix)]
fn become_program(server: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(server.exec().into())
}

#[cfg(not(unix))]
fn become_program(server: &mut Command) -> Result<()> {
    crate::run::shown(server)
}
