//! The OpenAPI 3.1 document, made of the operations and their schemas.

use crate::operation::{Entry, Kind};
use crate::operations;
use crate::problem::Problem;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The document that partners write against and the TypeScript client is generated from.
pub fn document() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    let mut generator = settings.into_generator();
    let problem = generator.subschema_for::<Problem>();
    let mut paths = Map::new();
    for entry in operations::all() {
        paths
            .insert(format!("/api/{}", entry.name), json!({ "post": path(entry, &mut generator, &problem) }));
    }
    let schemas = generator.take_definitions(true);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kezhan",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Every operation of the house. Money is in minor units, dates are YYYY-MM-DD, \
                            instants are epoch milliseconds.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "session": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn path(entry: &Entry, generator: &mut SchemaGenerator, problem: &schemars::Schema) -> Value {
    let input = (entry.input)(generator);
    let output = (entry.output)(generator);
    let public = entry.needs == kezhan_core::permission::Permission::Public;
    let mut parameters = Vec::new();
    if entry.kind == Kind::Command && !public {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "schema": { "type": "string", "minLength": 1, "maxLength": 64 },
        }));
        parameters.push(json!({
            "name": "Kezhan-Approval", "in": "header", "required": false, "schema": { "type": "string" },
        }));
    }
    json!({
        "operationId": entry.name,
        "tags": [entry.name.split('.').next()],
        "parameters": parameters,
        "security": if public { json!([]) } else { json!([{ "session": [] }]) },
        "x-kind": entry.kind,
        "x-permission": entry.needs,
        "x-tags": entry.touches,
        "requestBody": { "required": true, "content": { "application/json": { "schema": input } } },
        "responses": {
            "200": { "description": "Done.", "content": { "application/json": { "schema": output } } },
            "default": {
                "description": "Refused; nothing was changed.",
                "content": { "application/json": { "schema": problem } },
            },
        },
    })
}
