//! Long walks of chosen steps: whatever was done, undoing all of it in order leads back to the start, and the
//! books prove on the way.

use super::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::BTreeMap;

struct Walk<'w> {
    world: &'w World,
    stay: String,
    folios: [String; 2],
    dice: ChaCha20Rng,
    /// How often each kind of step was done.
    done: BTreeMap<&'static str, usize>,
}

impl Walk<'_> {
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.dice.next_u32()).expect("32 bits fit") % bound
    }

    /// One step that may be refused; its answer if it was done.
    async fn step(&mut self) -> Option<Value> {
        let side = self.below(2);
        let (here, there) = (self.folios[side].clone(), self.folios[1 - side].clone());
        let lines = standing(self.world, &self.stay, &here).await;
        let chosen = (!lines.is_empty()).then(|| id(&lines[self.below(lines.len())], "id"));
        let number = self.below(7);
        let (operation, args) = match (number, chosen) {
            (1, Some(line)) => ("folio.reverse", json!({"postingId": line, "reason": "walk"})),
            (2, Some(line)) => {
                ("folio.split", json!({"postingId": line, "plan": {"equal": {"parts": 2 + self.below(3)}}}))
            }
            (3, Some(line)) => ("folio.transfer", json!({"postingIds": [line], "toFolioId": there})),
            (4, Some(line)) => {
                let amount = 1 + self.below(3_000);
                ("folio.transfer", json!({"postingIds": [line], "toFolioId": there, "amount": amount}))
            }
            (5, _) => {
                let folio = folio(self.world, &self.stay, &here).await;
                let sign = if folio["balance"].as_i64() < Some(0) { -1 } else { 1 };
                let amount = sign * (1 + i64::try_from(self.below(2_000)).expect("small"));
                let cash = tender(self.world, "cash").await;
                let tenders = json!([{"tenderId": cash, "amount": amount}]);
                ("folio.settle", json!({"folioId": here, "version": folio["version"], "tenders": tenders}))
            }
            (6, _) => {
                let rules = json!([{"category": "minibar", "folioId": here}]);
                ("folio.set_routing", json!({"stayId": self.stay, "rules": rules, "moveExisting": true}))
            }
            _ => {
                let code = ["cola", "suit", "breakfast"][self.below(3)];
                let args =
                    json!({"stayId": self.stay, "itemId": item(self.world, code).await, "quantity": "1"});
                ("folio.post_charge", args)
            }
        };
        let done = self.world.call(operation, args).await.ok()?;
        *self.done.entry(operation).or_default() += 1;
        Some(done)
    }
}

/// Steps done on a walk, besides those that were taken back on the way.
const STEPS: usize = 40;
/// Far more tries than a walk needs: about one in three is refused or is an undo.
const TRIES: usize = 400;
/// What a walk is made of.
const KINDS: &[&str] = &[
    "folio.post_charge",
    "folio.reverse",
    "folio.set_routing",
    "folio.settle",
    "folio.split",
    "folio.transfer",
];

/// The windows add up to the balance of the stay, each to what stands on it; and all lines together, those
/// taken away included, to the same.
async fn adds_up(world: &World, stay: &str) {
    let account = account(world, stay).await;
    let folios = account["folios"].as_array().expect("folios");
    let mut owed = 0;
    for folio in folios {
        let lines = folio["postings"].as_array().expect("postings");
        let (mut all, mut standing) = (0, 0);
        for line in lines.iter().filter(|line| line["kind"] != "deposit") {
            let gross = line["gross"].as_i64().expect("an amount");
            all += gross;
            if line["offsets"].is_null() && line["offsetBy"].is_null() {
                standing += gross;
            }
        }
        assert_eq!((&folio["balance"], all), (&json!(standing), standing), "{folio}");
        owed += standing;
    }
    assert_eq!(account["stay"]["balance"], owed);
}

/// Walks until so many steps are done, now and then taking the last one back; then takes all of them back.
async fn there_and_back(world: &World, room: &str, seed: u64) -> BTreeMap<&'static str, usize> {
    let (stay, first) = in_room(world, room, "王伟").await;
    let second = window(world, &stay, "西湖科技").await;
    let dice = ChaCha20Rng::seed_from_u64(seed);
    let folios = [first, second];
    let mut walk = Walk { world, stay: stay.clone(), folios, dice, done: BTreeMap::new() };
    world.as_user("manager");
    let mut states = vec![money(world, &stay).await];
    let (mut done, mut undone, mut tries): (Vec<Value>, _, _) = (Vec::new(), 0, 0);
    while walk.done.values().sum::<usize>() < STEPS {
        tries += 1;
        assert!(tries <= TRIES, "seed {seed} did only {:?}", walk.done);
        if !done.is_empty() && walk.below(5) == 0 {
            undo(world, &done.pop().expect("not empty")).await;
            undone += 1;
            states.pop();
            assert_eq!(Some(&money(world, &stay).await), states.last(), "seed {seed}, undo {undone}");
        } else if let Some(step) = walk.step().await {
            done.push(step);
            states.push(money(world, &stay).await);
            adds_up(world, &stay).await;
        }
    }
    world.proves().await;
    assert_eq!(done.len() + undone, STEPS, "each step is there or was taken back");
    assert!(undone > 0 && done.len() > STEPS / 2, "seed {seed}: {undone} undone, {} left", done.len());
    while let Some(step) = done.pop() {
        undo(world, &step).await;
        states.pop();
        assert_eq!(Some(&money(world, &stay).await), states.last(), "seed {seed}");
        adds_up(world, &stay).await;
    }
    assert_eq!(states.len(), 1, "back at the start");
    world.proves().await;
    world.as_user("desk");
    walk.done
}

#[tokio::test]
async fn undoing_everything_leads_back_to_the_start() {
    World::each(|world| async move {
        let mut walked: BTreeMap<&'static str, usize> = BTreeMap::new();
        for (seed, room) in (1..).zip(["201", "202", "203"]) {
            for (kind, count) in there_and_back(&world, room, seed).await {
                *walked.entry(kind).or_default() += count;
            }
        }
        assert_eq!(walked.keys().copied().collect::<Vec<_>>(), KINDS, "{walked:?}");
    })
    .await;
}
