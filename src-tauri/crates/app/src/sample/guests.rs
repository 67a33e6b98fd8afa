//! What the desk of the sample hotel does for a guest, from booking to check-out.

use super::day::House;
use super::desk::{Step, list, number, text};
use super::plan::Visit;
use serde_json::{Value, json};

/// Means of payment by how many like them.
const TENDERS: &[(usize, &str)] =
    &[(42, "wechat"), (28, "alipay"), (16, "card"), (11, "cash"), (3, "transfer")];
/// What is consumed in the evening, with the highest quantity.
const EVENING: &[(usize, (&str, i64))] = &[
    (22, ("water", 3)),
    (16, ("cola", 2)),
    (20, ("beer", 4)),
    (16, ("snack", 2)),
    (9, ("shirt", 3)),
    (6, ("trousers", 2)),
    (4, ("suit", 1)),
    (7, ("phone", 9)),
];
/// The amount a front desk may reverse without a second person, minor units.
const REVERSAL_LIMIT: i64 = 10_000;
const NOTE: i64 = 10_000;

impl House {
    pub(super) async fn book(&mut self, index: usize) -> Step<()> {
        let visit = self.plan.visits[index].clone();
        let room = self.rooms[visit.room].clone();
        let tender = self.likes(index);
        let deposit =
            visit.company.is_none() && visit.fate == super::plan::Fate::Comes && self.dice.chance(45);
        let wishes =
            ["", "", "", "", "高楼层，远离电梯", "晚到，约 22 点", "需要婴儿床", "靠近楼梯", "两间相邻"];
        let args = json!({
            "guest": self.guest(index),
            "arrival": self.date(visit.arrival),
            "departure": self.date(visit.agreed),
            "adults": visit.adults,
            "roomTypeId": room.type_id,
            "roomId": visit.assigned.then_some(&room.id),
            "deposit": deposit.then(|| self.deposit(tender, room.price)),
            "note": self.dice.pick(&wishes),
        });
        let booked = self.desk.call("desk", "stay.book", args).await?;
        text(&booked, "stayId").clone_into(&mut self.known[index].stay);
        Ok(())
    }

    /// The guest arrives: a booking is checked in, anybody else walks in.
    pub(super) async fn arrive(&mut self, index: usize) -> Step<()> {
        let visit = self.plan.visits[index].clone();
        let room = self.rooms[visit.room].clone();
        let tender = self.likes(index);
        let amount = if visit.company.is_some() { 0 } else { room.price * (visit.agreed - visit.arrival) };
        // Tonight's rooms and something for the minibar, in whole hundreds.
        let amount = (amount + 2 * NOTE).div_euclid(NOTE) * NOTE;
        if visit.booked.is_some() {
            let stay = self.known[index].stay.clone();
            let view = self.desk.call("desk", "folio.get", json!({"stayId": stay})).await?;
            let amount = amount - number(&view, "depositHeld").div_euclid(NOTE) * NOTE;
            let deposit = (amount > 0).then(|| self.deposit(tender, amount));
            let args = json!({
                "stayId": stay,
                "version": number(&view["stay"], "version"),
                "roomId": room.id,
                "deposit": deposit,
            });
            self.desk.call("desk", "stay.check_in", args).await?;
            self.known[index].in_house = true;
            return self.company_window(index, &visit).await;
        }
        let args = json!({
            "guest": self.guest(index),
            "nights": visit.agreed - visit.arrival,
            "adults": visit.adults,
            "roomId": room.id,
            "price": self.haggled(&visit, room.price),
            "deposit": self.deposit(tender, amount),
        });
        let walked = self.desk.call("desk", "stay.walk_in", args).await?;
        text(&walked, "stayId").clone_into(&mut self.known[index].stay);
        self.known[index].in_house = true;
        Ok(())
    }

    /// A regular who walks in on an ordinary night may get twenty yuan off.
    fn haggled(&mut self, visit: &Visit, price: i64) -> Option<i64> {
        use chrono::Datelike;
        let weekend =
            |day: i64| matches!(self.date(day).weekday(), chrono::Weekday::Fri | chrono::Weekday::Sat);
        let ordinary = !(visit.arrival..visit.agreed).any(weekend);
        (ordinary && self.dice.chance(12)).then_some(price - 2_000)
    }

    /// The company's own window takes the room, the guest's window the rest.
    async fn company_window(&mut self, index: usize, visit: &Visit) -> Step<()> {
        let Some(company) = visit.company else { return Ok(()) };
        let stay = self.known[index].stay.clone();
        let payee = super::people::COMPANIES[company].0;
        let args = json!({"stayId": stay, "payee": payee, "companyId": self.companies[company]});
        let window = self.desk.call("desk", "folio.open_window", args).await?;
        let rules = json!([{"category": "room", "folioId": text(&window, "folioId")}]);
        self.desk.call("desk", "folio.set_routing", json!({"stayId": stay, "rules": rules})).await?;
        Ok(())
    }

    pub(super) async fn breakfast(&mut self, index: usize) -> Step<()> {
        if !self.known[index].in_house {
            return Ok(());
        }
        let adults = self.plan.visits[index].adults;
        self.charge("desk", index, "breakfast", adults).await?;
        Ok(())
    }

    pub(super) async fn consume(&mut self, index: usize) -> Step<()> {
        if !self.known[index].in_house {
            return Ok(());
        }
        let (item, most) = self.dice.weighted(EVENING);
        let quantity = self.dice.between(1, most);
        let posted = self.charge("desk", index, item, quantity).await?;
        let gross = number(&posted, "gross");
        let posting = text(&posted, "postingId").to_owned();
        if gross <= REVERSAL_LIMIT && self.dice.chance(3) {
            let reasons = ["客人称未消费，已核实", "录错房间", "数量录错"];
            let args = json!({"postingId": posting, "reason": self.dice.pick(&reasons)});
            self.desk.call("desk", "folio.reverse", args).await?;
        } else if self.dice.chance(2) {
            let action = text(&posted, "actionId");
            self.desk.call("desk", "undo.run", json!({"actionId": action})).await?;
        } else if self.plan.visits[index].company.is_some() && self.dice.chance(45) {
            self.bill_company(index, &posting).await?;
        } else if matches!(item, "suit" | "shirt") && self.dice.chance(12) {
            let args = json!({"postingId": posting, "plan": {"equal": {"parts": 2}}});
            self.desk.call("desk", "folio.split", args).await?;
        }
        Ok(())
    }

    async fn bill_company(&mut self, index: usize, posting: &str) -> Step<()> {
        let stay = self.known[index].stay.clone();
        let view = self.desk.call("desk", "folio.get", json!({"stayId": stay})).await?;
        if let Some(window) = list(&view, "folios").iter().find(|folio| !folio["company"].is_null()) {
            let args = json!({"postingIds": [posting], "toFolioId": text(window, "id")});
            self.desk.call("desk", "folio.transfer", args).await?;
        }
        Ok(())
    }

    async fn charge(&mut self, who: &'static str, index: usize, item: &str, quantity: i64) -> Step<Value> {
        let args = json!({
            "stayId": self.known[index].stay,
            "itemId": self.items.get(item),
            "quantity": quantity.to_string(),
        });
        self.desk.call(who, "folio.post_charge", args).await
    }

    pub(super) async fn extend(&mut self, index: usize) -> Step<()> {
        let stay = self.known[index].stay.clone();
        let view = self.desk.call("desk", "folio.get", json!({"stayId": stay})).await?;
        let args = json!({
            "stayId": stay,
            "version": number(&view["stay"], "version"),
            "departure": self.date(self.plan.visits[index].departure),
        });
        self.desk.call("desk", "stay.extend", args).await?;
        Ok(())
    }

    pub(super) async fn move_room(&mut self, index: usize) -> Step<()> {
        let Some((_, room)) = self.plan.visits[index].move_to else { return Ok(()) };
        let stay = self.known[index].stay.clone();
        let view = self.desk.call("desk", "folio.get", json!({"stayId": stay})).await?;
        let args = json!({
            "stayId": stay,
            "version": number(&view["stay"], "version"),
            "roomId": self.rooms[room].id,
        });
        self.desk.call("desk", "stay.move", args).await?;
        Ok(())
    }

    pub(super) async fn cancel(&mut self, index: usize) -> Step<()> {
        let reasons = ["行程改变", "订重了", "改住亲友家", "航班取消"];
        let stay = self.known[index].stay.clone();
        let view = self.desk.call("desk", "folio.get", json!({"stayId": stay})).await?;
        let args = json!({
            "stayId": stay,
            "version": number(&view["stay"], "version"),
            "reason": self.dice.pick(&reasons),
        });
        self.desk.call("desk", "stay.cancel", args).await?;
        Ok(())
    }

    pub(super) async fn no_show(&mut self, index: usize) -> Step<()> {
        let stay = self.known[index].stay.clone();
        let view = self.desk.call("auditor", "folio.get", json!({"stayId": stay})).await?;
        let args = json!({"stayId": stay, "version": number(&view["stay"], "version")});
        self.desk.call("auditor", "stay.no_show", args).await?;
        Ok(())
    }

    /// The guest leaves: the minibar is counted, every window settled, the room given back.
    pub(super) async fn check_out(&mut self, index: usize) -> Step<()> {
        if self.dice.chance(10) {
            let item = *self.dice.pick(&["water", "cola", "beer", "snack"]);
            self.charge("cashier", index, item, 1).await?;
        }
        if self.dice.chance(2) {
            self.charge("cashier", index, "late_check_out", 1).await?;
        }
        let stay = self.known[index].stay.clone();
        let view = self.desk.call("cashier", "folio.get", json!({"stayId": stay})).await?;
        for folio in list(&view, "folios") {
            let balance = number(folio, "balance");
            if balance == 0 {
                continue;
            }
            let tenders = self.tenders_for(index, balance, &folio["company"]["id"]);
            let args = json!({
                "folioId": text(folio, "id"), "version": number(folio, "version"), "tenders": tenders,
            });
            self.desk.call("cashier", "folio.settle", args).await?;
        }
        let args = json!({"stayId": stay, "version": number(&view["stay"], "version")});
        self.desk.call("cashier", "stay.check_out", args).await?;
        self.known[index].in_house = false;
        Ok(())
    }

    fn tenders_for(&mut self, index: usize, balance: i64, company: &Value) -> Value {
        let tender = self.likes(index);
        if !company.is_null() && balance > 0 {
            let on_account = self.tenders.get("city_ledger");
            return json!([{"tenderId": on_account, "amount": balance, "companyId": company}]);
        }
        if balance < 0 || tender != "cash" && !self.dice.chance(8) {
            return json!([{"tenderId": self.tenders.get(tender), "amount": balance}]);
        }
        // Some pay the rest in notes, and get change.
        let other = if tender == "cash" { 0 } else { balance / 2 };
        let cash = balance - other;
        let notes = cash.div_euclid(NOTE) * NOTE + NOTE;
        let paid = json!({"tenderId": self.tenders.get("cash"), "amount": cash, "received": notes});
        if other == 0 {
            return json!([paid]);
        }
        json!([{"tenderId": self.tenders.get(tender), "amount": other}, paid])
    }

    fn deposit(&self, tender: &str, amount: i64) -> Value {
        json!({"tenderId": self.tenders.get(tender), "amount": amount})
    }

    fn likes(&mut self, index: usize) -> &'static str {
        if self.known[index].tender.is_empty() {
            self.known[index].tender = self.dice.weighted(TENDERS);
        }
        self.known[index].tender
    }
}
