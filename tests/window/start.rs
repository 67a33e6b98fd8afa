//! Starting the program, well and badly.

use kezhan_tests::desk::Desk;
use kezhan_tests::folder::Folder;

#[tokio::test]
async fn a_new_house_greets_with_the_wizard() {
    let folder = Folder::new("new");
    let desk = Desk::open(&folder).await;
    desk.sees("欢迎").await;
    desk.clicks("English").await;
    desk.sees("Welcome").await;
    desk.keeps_picture("first-start-en").await;
    desk.leaves().await;
}

#[tokio::test]
async fn a_foreign_file_is_refused_with_the_remedy_and_left_alone() {
    let folder = Folder::new("foreign");
    let file = folder.house().join("kezhan.sqlite");
    let letter = b"Dear Sir, this is not a database.\n".repeat(200);
    std::fs::write(&file, &letter).expect("a file can be written");
    let desk = Desk::open(&folder).await;
    desk.sees("foreign").await;
    desk.sees("不是客栈的数据库").await;
    desk.sees("is not a database of Kezhan").await;
    desk.keeps_picture("foreign-file").await;
    desk.leaves().await;
    assert_eq!(std::fs::read(&file).expect("the file is still there"), letter, "the file was changed");
}
