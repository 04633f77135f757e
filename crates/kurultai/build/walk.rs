//! What a text mentions: variables, other messages, functions.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

/// What one text mentions, in order of first appearance.
#[derive(Default)]
pub struct Uses {
    pub variables: Vec<String>,
    /// Ids of messages, and of terms with their hyphen.
    pub references: Vec<String>,
    /// What is wrong with the text by itself.
    pub problems: Vec<String>,
}

impl Uses {
    pub fn of(pattern: &Pattern<&str>, language: &str) -> Self {
        let mut uses = Self::default();
        uses.pattern(pattern, language);
        uses
    }

    fn pattern(&mut self, pattern: &Pattern<&str>, language: &str) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression, language);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>, language: &str) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, language),
            Expression::Select { selector, variants } => {
                self.inline(selector, language);
                let has = |wanted: &str| {
                    variants
                        .iter()
                        .any(|v| matches!(v.key, VariantKey::Identifier { name } if name == wanted))
                };
                if language == "ru" && has("one") && !(has("few") && (has("many") || has("other"))) {
                    self.problems
                        .push("a Russian number needs [one], [few] and [many]".to_owned());
                }
                for variant in variants {
                    self.pattern(&variant.value, language);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, language: &str) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => note(&mut self.variables, id.name.to_owned()),
            InlineExpression::MessageReference { id, .. } => note(&mut self.references, id.name.to_owned()),
            InlineExpression::TermReference { id, arguments, .. } => {
                note(&mut self.references, format!("-{}", id.name));
                for argument in arguments.iter().flat_map(|arguments| &arguments.named) {
                    self.inline(&argument.value, language);
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                if id.name != "NUMBER" {
                    self.problems
                        .push(format!("there is no function {}, only NUMBER", id.name));
                }
                for argument in &arguments.positional {
                    self.inline(argument, language);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression, language),
        }
    }
}

fn note(list: &mut Vec<String>, name: String) {
    if !list.contains(&name) {
        list.push(name);
    }
}
