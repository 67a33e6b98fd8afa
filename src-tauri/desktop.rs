//! The window itself: one program per user, remembered size, and the page for a house that does not open.

use crate::fault;
use crate::options::Options;
use crate::{key, log, rpc};
use kezhan_app::App;
use kezhan_http::{Fault, HostOptions};
use kezhan_store::Location;
use std::sync::{Arc, Mutex, PoisonError};
use tauri::webview::WebviewWindowBuilder;
use tauri::{AppHandle, Manager, RunEvent, Url};
use tauri_plugin_window_state::StateFlags;
use tokio::sync::SetOnce;

const MAIN: &str = "main";

/// The house, as soon as it is open. The window comes up meanwhile.
pub type Opening = Arc<SetOnce<Arc<App>>>;

/// What the fault page shows.
type Shown = Arc<Mutex<Option<Fault>>>;

/// Opens the window and stays until it is closed.
pub fn open(options: Options) -> tauri::Result<()> {
    let opening = Opening::default();
    let shown = Shown::default();
    let page = shown.clone();
    let mut builder = tauri::Builder::default();
    // A house that was named is guarded by its folder's own lock; this user's own house opens only once.
    if options.data.is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|handle, _, _| come_forward(handle)));
    }
    let flags = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    let app = builder
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(flags).build())
        .register_uri_scheme_protocol(fault::SCHEME, move |_, _| {
            let shown = page.lock().unwrap_or_else(PoisonError::into_inner);
            fault::page(shown.as_ref())
        })
        .manage(opening.clone())
        .invoke_handler(tauri::generate_handler![rpc::call])
        .setup(move |app| {
            let folder = match options.data {
                Some(folder) => folder,
                None => app.path().app_data_dir()?,
            };
            log::start(&folder);
            open_window(app.handle())?;
            let location = Location { folder, url: options.database };
            tauri::async_runtime::spawn(open_house(app.handle().clone(), location, opening, shown));
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|handle, event| {
        if let RunEvent::Exit = event
            && let Some(app) = handle.state::<Opening>().get()
        {
            tauri::async_runtime::block_on(app.database().close());
        }
    });
    Ok(())
}

/// Opens the books; the calls of the page wait for it. If that fails, the fault page takes its place.
async fn open_house(handle: AppHandle, location: Location, opening: Opening, shown: Shown) {
    let opened = match key::find(&location).await {
        Ok(key) => kezhan_http::open(HostOptions { location, key, clock: None }).await,
        Err(problem) => Err(problem),
    };
    match opened {
        Ok(house) => {
            tauri::async_runtime::spawn(rpc::bridge(house.app.clone(), handle));
            // Only this task sets it, and only once.
            let _ = opening.set(house.app);
        }
        Err(problem) => {
            tracing::error!(%problem, "the house cannot be opened");
            *shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(Fault::of(&problem));
            if let Err(error) = show_fault(&handle) {
                eprintln!("kezhan: {problem}\nkezhan: the window cannot be opened: {error}");
                handle.exit(1);
            }
        }
    }
}

fn open_window(handle: &AppHandle) -> tauri::Result<()> {
    let windows = &handle.config().app.windows;
    let config =
        windows.iter().find(|window| window.label == MAIN).expect("tauri.conf.json describes this window");
    let again = handle.clone();
    let window = WebviewWindowBuilder::from_config(handle, config)?.on_navigation(move |url| {
        if is_fault(url) && url.path() == fault::AGAIN {
            again.request_restart();
            return false;
        }
        is_own(url)
    });
    window.build()?;
    Ok(())
}

/// The window shows the program's own pages and no others.
fn is_own(url: &Url) -> bool {
    let packed = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    packed || is_fault(url) || (cfg!(dev) && url.host_str() == Some("127.0.0.1")) || url.scheme() == "blob"
}

fn is_fault(url: &Url) -> bool {
    url.scheme() == fault::SCHEME || url.host_str() == Some("fault.localhost")
}

fn show_fault(handle: &AppHandle) -> tauri::Result<()> {
    // Windows serves custom schemes under http.
    let scheme = fault::SCHEME;
    let address =
        if cfg!(windows) { format!("http://{scheme}.localhost") } else { format!("{scheme}://localhost") };
    let address = Url::parse(&address).expect("written as an address above");
    handle.get_webview_window(MAIN).ok_or(tauri::Error::WebviewNotFound)?.navigate(address)
}

/// A second start of the program brings the first one to the front.
fn come_forward(handle: &AppHandle) {
    let window = handle.get_webview_window(MAIN);
    let Some(window) = window else { return };
    let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::warn!(%error, "the window does not come to the front");
    }
}

/// WebKitGTK reads from the environment how it is to draw, and a running program must not change that, so the
/// program starts itself anew with what is missing. What is set already stays as it is.
#[cfg(target_os = "linux")]
pub fn prepare_linux() -> Result<(), String> {
    use std::os::unix::process::CommandExt as _;
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !set("DISPLAY") && !set("WAYLAND_DISPLAY") {
        return Err(
            "there is no display; `kezhan-server serve --data DIR` runs the house without a window".into()
        );
    }
    // On many graphics cards it shows nothing or flickers unless it renders without DMA-BUF.
    let mut wanted = vec!["WEBKIT_DISABLE_DMABUF_RENDERER"];
    if !has_graphics_card() {
        // A compiler would emulate one: slower than plain drawing, and a third more memory.
        wanted.push("WEBKIT_DISABLE_COMPOSITING_MODE");
    }
    wanted.retain(|name| !set(name));
    if wanted.is_empty() {
        return Ok(());
    }
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut again = std::process::Command::new(program);
    again.args(std::env::args_os().skip(1)).envs(wanted.into_iter().map(|name| (name, "1")));
    Err(format!("the program cannot start itself: {}", again.exec()))
}

/// Whether something in this machine can draw for programs.
#[cfg(target_os = "linux")]
fn has_graphics_card() -> bool {
    let devices = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    devices.into_iter().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}
