//! What the commands say while they work: each step by name, a sign of life while it lasts, and its time.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

/// A step whose tool shows its own progress below the step's name.
pub fn aloud<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {title}");
    let started = Instant::now();
    let result = work();
    println!("{} {title}  {}", mark(&result), seconds(started.elapsed()));
    result
}

/// A step that keeps silent itself: one line, which grows or turns until the step is done.
pub fn quietly<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    let (done, waiting) = mpsc::channel();
    let result = thread::scope(|scope| {
        scope.spawn(move || show_life(title, started, &waiting));
        let result = work();
        drop(done);
        result
    });
    let time = seconds(started.elapsed());
    if io::stdout().is_terminal() {
        println!("\r\x1b[K{} {title}  {time}", mark(&result));
    } else {
        println!(" {} {time}", mark(&result));
    }
    result
}

/// On a terminal a turning sign and the seconds so far; in a log, a dot every few seconds.
fn show_life(title: &str, started: Instant, waiting: &mpsc::Receiver<()>) {
    const TURNS: [char; 4] = ['◐', '◓', '◑', '◒'];
    let terminal = io::stdout().is_terminal();
    let pause = Duration::from_millis(if terminal { 150 } else { 5_000 });
    if !terminal {
        put(&format!("▸ {title} "));
    }
    for turn in TURNS.iter().cycle() {
        if terminal {
            put(&format!("\r\x1b[K{turn} {title}  {}", seconds(started.elapsed())));
        }
        if waiting.recv_timeout(pause) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        if !terminal {
            put(".");
        }
    }
}

/// Prints a part of a line at once. A closed output is no reason to stop the work.
fn put(text: &str) {
    let mut output = io::stdout().lock();
    let _ = output.write_all(text.as_bytes()).and_then(|()| output.flush());
}

fn mark<T>(result: &Result<T>) -> char {
    if result.is_ok() {
        '✓'
    } else {
        '✗'
    }
}

/// A duration as people say it.
pub fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(65)), "1 min 05 s");
    }
}
