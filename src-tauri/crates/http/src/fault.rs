//! Why a house cannot be opened, told to people: a code, what happened and what to do, in both languages. The
//! server prints it, the desktop shows it as a page.

use crate::host::{HostProblem, KEY_VARIABLE};
use kezhan_store::{StoreError, Unusable};
use std::fmt;

/// A failure to open a house, told to people.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Stable code, for a support call.
    pub code: &'static str,
    /// What happened and what to do, in Chinese.
    pub chinese: [String; 2],
    /// The same in English.
    pub english: [String; 2],
    /// The full chain of causes.
    pub detail: String,
}

/// Code, what happened and what to do in Chinese, the same in English.
type Told = (&'static str, String, String, String, String);

fn told(
    code: &'static str,
    chinese: (impl Into<String>, impl Into<String>),
    english: (impl Into<String>, impl Into<String>),
) -> Told {
    (code, chinese.0.into(), chinese.1.into(), english.0.into(), english.1.into())
}

impl Fault {
    /// Finds the sentence for a failure; anything without one of its own is told as it is.
    pub fn of(problem: &HostProblem) -> Self {
        let (code, zh_what, zh_do, en_what, en_do) = match problem {
            HostProblem::Store(StoreError::Unusable(unusable)) => of_unusable(unusable),
            HostProblem::Store(StoreError::DiskFull) => told(
                "disk_full",
                ("磁盘已满，数据没有打开。", "没有改动任何数据。请腾出空间后重试。"),
                (
                    "The disk is full; the data was not opened.",
                    "Nothing was changed. Make room and try again.",
                ),
            ),
            HostProblem::Store(_) => told(
                "cannot_open",
                ("酒店数据没有打开。", "没有改动任何数据。请重试；若仍不行，请把下面的说明发给技术支持。"),
                (
                    "The data of the house could not be opened.",
                    "Nothing was changed. Try again; if it stays, send the note below to support.",
                ),
            ),
            HostProblem::Key { .. } => told(
                "key",
                ("没有取得本酒店的密钥。", "请解锁系统的密钥库（或恢复密钥文件），然后重试。数据没有改动。"),
                (
                    "The key of this house could not be read.",
                    "Nothing was changed. Unlock the key store, or bring back the key file, and try again.",
                ),
            ),
            HostProblem::KeyMissing { .. } | HostProblem::WrongKey { .. } => of_key(problem),
        };
        let detail = problem.to_string();
        Self { code, chinese: [zh_what, zh_do], english: [en_what, en_do], detail }
    }
}

/// The key that sealed the fields of this house is somewhere else.
fn of_key(problem: &HostProblem) -> Told {
    let (code, zh_what, en_what) = match problem {
        HostProblem::KeyMissing { file } => (
            "key_missing",
            format!("本酒店的证件号码和电话已加密，而这里（{file}）没有密钥。"),
            format!("Identity numbers and telephones of this house are sealed; there is no key in {file}."),
        ),
        _ => (
            "wrong_key",
            "本酒店的证件号码和电话是用另一把密钥加密的，这里的密钥打不开。".to_owned(),
            "Identity numbers and telephones of this house are sealed with another key than the one here."
                .to_owned(),
        ),
    };
    let zh_do = format!(
        "没有改动任何数据，也没有生成新密钥。请放回原来的密钥文件 house.key，或用环境变量 {KEY_VARIABLE} \
         给出原来的密钥；若密钥在某台电脑的系统密钥库里，请在那台电脑上打开。"
    );
    let en_do = format!(
        "Nothing was changed, and no new key was made. Bring back the key file house.key, or give the key in \
         the environment variable {KEY_VARIABLE}; if another machine has it in its key store, open the house \
         there."
    );
    told(code, (zh_what, zh_do), (en_what, en_do))
}

fn of_unusable(unusable: &Unusable) -> Told {
    match unusable {
        Unusable::InUse { folder } => told(
            "in_use",
            (
                format!("数据文件夹 {folder} 正由另一个客栈程序使用。"),
                "请切换到已打开的窗口，或先把它关闭再重试。",
            ),
            (
                format!("The data folder {folder} is open in another Kezhan."),
                "Switch to the window that is open already, or close it and try again.",
            ),
        ),
        Unusable::Folder { folder, .. } => told(
            "folder",
            (
                format!("数据文件夹 {folder} 无法读写。"),
                "请检查磁盘是否已连接、是否已满，以及当前用户是否有权限，然后重试。",
            ),
            (
                format!("The data folder {folder} cannot be read or written."),
                "Check that the disk is there and not full, and that you may write to it; then try again.",
            ),
        ),
        Unusable::Foreign { file } => told(
            "foreign",
            (
                format!("{file} 不是客栈的数据库。"),
                "没有改动它。请选择正确的数据文件夹或数据库，或把它移走后重试。",
            ),
            (
                format!("{file} is not a database of Kezhan."),
                "It was left as it is. Choose the right folder or database, or move it away, and try again.",
            ),
        ),
        Unusable::Damaged { file, .. } => told(
            "damaged",
            (format!("数据库 {file} 已损坏。"), "没有改动该文件。请保留它，并从最近的备份恢复。"),
            (
                format!("The database {file} is damaged."),
                "It was left as it is. Keep it, and restore the latest backup.",
            ),
        ),
        Unusable::Newer { found, known } => newer(*found, *known),
        Unusable::Altered { schema } => altered(*schema),
        Unusable::OldSqlite { found, needed } => old_sqlite(found, needed),
        Unusable::OldPostgres { found, needed } => old_postgres(*found, *needed),
        Unusable::NoServer { .. } => no_server(),
    }
}

fn newer(found: i64, known: i64) -> Told {
    told(
        "newer",
        (
            format!("数据由更新版本的客栈写入（结构 {found}，本程序支持到 {known}）。"),
            "没有改动任何数据。请先把本机的客栈升级到相同版本。",
        ),
        (
            format!("A newer Kezhan wrote this data (schema {found}; this program knows up to {known})."),
            "Nothing was changed. Update Kezhan on this machine to the same version first.",
        ),
    )
}

fn altered(schema: i64) -> Told {
    told(
        "altered",
        (
            format!("数据的结构 {schema} 与本程序所带的不同：它由另一个构建写入，或升级没有完成。"),
            "没有改动任何数据。请用写入它的那个版本的客栈打开，或恢复 copies 文件夹中升级前的副本。",
        ),
        (
            format!(
                "Schema {schema} of this data differs from that of this program: another build made it, or \
                 an update was not finished."
            ),
            "Nothing was changed. Open it with the Kezhan that wrote it, or restore the copy made before the \
             update from the folder copies.",
        ),
    )
}

fn old_sqlite(found: &str, needed: &str) -> Told {
    told(
        "old_sqlite",
        (format!("本程序所带的 SQLite {found} 过旧，至少需要 {needed}。"), "请安装最新版本的客栈。"),
        (
            format!("This program carries SQLite {found}; at least {needed} is needed."),
            "Install the latest Kezhan.",
        ),
    )
}

fn old_postgres(found: i64, needed: i64) -> Told {
    told(
        "old_postgres",
        (format!("PostgreSQL 服务器版本 {found} 过旧，至少需要 {needed}。"), "请升级数据库服务器。"),
        (
            format!("The PostgreSQL server has version {found}; at least {needed} is needed."),
            "Upgrade the database server.",
        ),
    )
}

fn no_server() -> Told {
    told(
        "no_server",
        ("数据库服务器没有应答。", "请检查网络、服务器是否已启动以及地址是否正确，然后重试。"),
        (
            "The database server does not answer.",
            "Check the network, that the server runs and that its address is right; then try again.",
        ),
    )
}

/// As the server tells it on its error output.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ([zh_what, zh_do], [en_what, en_do]) = (&self.chinese, &self.english);
        write!(f, "{}\n{zh_what}{zh_do}\n{en_what} {en_do}\n({})", self.code, self.detail)
    }
}
