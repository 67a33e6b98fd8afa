//! Passwords and PINs: Argon2id, 19 MiB, two passes, the least that OWASP's password storage guidance asks
//! for.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kezhan_core::id::Entropy;

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("constant parameters within Argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Hash in PHC form with a fresh salt.
pub fn hash(entropy: &dyn Entropy, secret: &str) -> String {
    let mut salt = [0_u8; 16];
    entropy.fill(&mut salt);
    let hash: PasswordHash = hasher()
        .hash_password_with_salt(secret.as_bytes(), &salt)
        .expect("a 16-byte salt is always accepted");
    hash.to_string()
}

/// Whether a hash was made with other parameters than those of today.
pub fn outdated(hash: &str) -> bool {
    let cost = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
    let made = PasswordHash::new(hash).ok().and_then(|parsed| Params::try_from(&parsed).ok());
    made.is_none_or(|made| cost(&made) != cost(hasher().params()))
}

/// Whether the secret belongs to the hash; parameters are read from the hash.
pub fn verify(secret: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|parsed| hasher().verify_password(secret.as_bytes(), &parsed).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kezhan_core::id::Entropy;

    struct Zeros;

    impl Entropy for Zeros {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0);
        }
    }

    #[test]
    fn a_hash_of_other_parameters_is_outdated() {
        assert!(!outdated(&hash(&Zeros, "secret")));
        let weak = Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(8 * 1024, 1, 1, None).expect("valid"),
        );
        let old: PasswordHash = weak.hash_password_with_salt(b"secret", &[0; 16]).expect("a hash");
        let old = old.to_string();
        assert!(verify("secret", &old), "it still opens");
        assert!(outdated(&old));
        assert!(outdated("no hash"));
    }
}
