//! Compiles the window's permissions: only windows whose capability lists `allow-call` reach the one command.

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    // The pages are embedded while the library compiles, so a fresh build of them must recompile it.
    println!("cargo:rerun-if-changed=ui/dist");
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(&["call"]))
        .capabilities_path_pattern("./src-tauri/capabilities/**/*");
    tauri_build::try_build(attributes).expect("the Tauri configuration and capabilities are valid");
}
