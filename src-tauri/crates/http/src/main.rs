//! `kezhan-server`: the house without a window.

use anyhow::{Context, bail};
use kezhan_app::ledger::verify::{self, Report};
use kezhan_http::host::HostProblem;
use kezhan_http::{Fault, HostOptions, KeySource, open, serve};
use kezhan_store::{Db, Location, StoreResult};
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
kezhan-server serve  --data DIR [--database URL] [--listen 127.0.0.1:PORT] [--name HOST:PORT]... [--demo] \
[--clock RFC3339] [--key-file FILE] [--screens DIR]
kezhan-server verify --data DIR [--database URL]      exit 0 clean, 1 findings, 2 cannot run
kezhan-server openapi";

#[derive(Default)]
struct Options {
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<String>,
    names: Vec<String>,
    demo: bool,
    clock: Option<i64>,
    key_file: Option<PathBuf>,
    screens: Option<PathBuf>,
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            match error.downcast_ref::<HostProblem>() {
                Some(problem) => eprintln!("kezhan-server: {}", Fault::of(problem)),
                None => eprintln!("kezhan-server: {error:#}"),
            }
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> anyhow::Result<ExitCode> {
    let Some((command, rest)) = arguments.split_first() else { bail!("what to do?\n{USAGE}") };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match command.as_str() {
        "serve" => runtime.block_on(serve_house(options(rest)?)),
        "verify" => runtime.block_on(verify_house(options(rest)?)),
        "openapi" => {
            println!("{}", serde_json::to_string_pretty(&kezhan_app::openapi::document())?);
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("{other} is unknown\n{USAGE}"),
    }
}

fn options(arguments: &[String]) -> anyhow::Result<Options> {
    let mut options = Options::default();
    let mut rest = arguments.iter();
    while let Some(flag) = rest.next() {
        if flag == "--demo" {
            options.demo = true;
            continue;
        }
        let value = rest.next().with_context(|| format!("{flag} needs a value\n{USAGE}"))?.clone();
        match flag.as_str() {
            "--data" => options.data = Some(value.into()),
            "--database" => options.database = Some(value),
            "--listen" => options.listen = Some(value),
            "--name" => options.names.push(value),
            "--key-file" => options.key_file = Some(value.into()),
            "--screens" => options.screens = Some(value.into()),
            "--clock" => {
                let moment = chrono::DateTime::parse_from_rfc3339(&value).context("--clock")?;
                options.clock = Some(moment.timestamp_millis());
            }
            other => bail!("{other} is unknown\n{USAGE}"),
        }
    }
    Ok(options)
}

fn location(options: &Options) -> anyhow::Result<Location> {
    let folder = options.data.clone().with_context(|| format!("--data is missing\n{USAGE}"))?;
    Ok(Location { folder, url: options.database.clone() })
}

/// The built screens: named, beside the program, or in the working folder of a checkout.
fn screens(options: &Options) -> Option<PathBuf> {
    let beside = std::env::current_exe()
        .ok()
        .and_then(|program| program.parent().map(|folder| folder.join("screens")));
    [options.screens.clone(), beside, Some(PathBuf::from("ui/dist"))]
        .into_iter()
        .flatten()
        .find(|folder| folder.join("index.html").is_file())
}

async fn serve_house(options: Options) -> anyhow::Result<ExitCode> {
    let location = location(&options)?;
    let file = options.key_file.clone().unwrap_or_else(|| location.folder.join("house.key"));
    let house = open(HostOptions { location, key: KeySource::Server { file }, clock: options.clock }).await?;
    if options.demo {
        kezhan_app::sample::ensure(&house.app).await.context("the sample hotel could not be made")?;
    }
    let listen = options.listen.clone().unwrap_or_else(|| "127.0.0.1:7350".to_owned());
    let listener =
        tokio::net::TcpListener::bind(&listen).await.with_context(|| format!("--listen {listen}"))?;
    println!("http://{}", listener.local_addr()?);
    let app = house.app.clone();
    tokio::select! {
        served = serve(app, listener, screens(&options), &options.names) => served?,
        () = stopped() => {}
    }
    house.app.database().close().await;
    Ok(ExitCode::SUCCESS)
}

async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

async fn verify_house(options: Options) -> anyhow::Result<ExitCode> {
    let report = prove(&location(&options)?).await.map_err(HostProblem::from)?;
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(if report.clean { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

async fn prove(location: &Location) -> StoreResult<Report> {
    let db = Db::open_existing(location).await?;
    let mut tx = db.read().await?;
    verify::run(&mut tx).await
}
