//! The engine's speed on the tasks that other tools are measured on, on the corpus, and against the size of
//! the input. Prints a JSON line for each figure, times in milliseconds; `benches/peers/table.mjs` sets them
//! beside the others. Run with `make bench`.

mod growth;
mod measure;
mod tasks;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    match arguments.as_slice() {
        // One size of one task, in a process of its own: its peak memory is its own too.
        [flag, task, characters] if flag == growth::FLAG => growth::one(task, characters.parse()?),
        _ => {
            tasks::beside_peers()?;
            tasks::corpus()?;
            growth::all()
        }
    }
}
