//! Named parts of a computation: network, layer, neuron.

use super::Tape;
use std::fmt;

/// Keeps a scope open for as long as it lives; see [`Tape::scope`].
///
/// Dropping it leaves the scope and those inside that are still open, whatever the order in which guards are dropped.
///
/// ```
/// use micrograd::Tape;
/// let tape = Tape::new();
/// let outer = tape.scope("outer", None);
/// let inner = tape.scope("inner", None);
/// drop(outer);
/// assert_eq!(tape.value(1.0).scope(), "");
/// ```
#[must_use = "the scope ends when its guard is dropped"]
pub struct ScopeGuard<'t> {
    tape: &'t Tape,
    scope: u32,
    /// The epoch in which it was opened.
    epoch: u32,
}

impl fmt::Debug for ScopeGuard<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ScopeGuard").finish_non_exhaustive()
    }
}

impl Drop for ScopeGuard<'_> {
    fn drop(&mut self) {
        let ScopeGuard { tape, scope, epoch } = *self;
        // A rewind may have freed the scope, and with an outer scope it has ended already.
        let scopes = &tape.nodes.borrow().scopes;
        if tape.liveness.is_scope_live(scope, epoch) && scopes.enclosing(tape.scope.get(), scope) == scope {
            tape.scope.set(scopes.parent(scope));
        }
    }
}

impl Tape {
    /// Opens a scope: nodes recorded while the guard lives belong to it. Scopes nest; `index` numbers siblings.
    ///
    /// ```
    /// use micrograd::Tape;
    /// let tape = Tape::new();
    /// let layer = tape.scope("layer", Some(0));
    /// let x = tape.value(1.0);
    /// drop(layer);
    /// assert_eq!(x.scope(), "layer 0");
    /// assert_eq!(tape.value(2.0).scope(), "");
    /// ```
    pub fn scope(&self, name: &str, index: Option<usize>) -> ScopeGuard<'_> {
        ScopeGuard { tape: self, scope: self.enter_scope(name, index), epoch: self.epoch() }
    }

    /// Opens a scope that stays open until [`Tape::leave_scope`], and returns it.
    pub(crate) fn enter_scope(&self, name: &str, index: Option<usize>) -> u32 {
        let inner = self.nodes.borrow_mut().scopes.open(self.scope.get(), name, index);
        self.scope.set(inner);
        inner
    }

    /// Leaves the innermost scope, if one is open.
    pub(crate) fn leave_scope(&self) {
        let parent = self.nodes.borrow().scopes.parent(self.scope.get());
        self.scope.set(parent);
    }
}

/// A scope inside another. Scope 0 is the outermost and has no name.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Scope {
    parent: u32,
    name: u32,
    index: Option<usize>,
}

/// The tree of scopes. A scope's parent always has a smaller index.
#[derive(Default)]
pub(crate) struct Scopes {
    names: Vec<String>,
    /// All scopes but the outermost.
    scopes: Vec<Scope>,
}

impl Scopes {
    /// Opens a new scope inside `parent`.
    pub(super) fn open(&mut self, parent: u32, name: &str, index: Option<usize>) -> u32 {
        let name = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        self.scopes.push(Scope { parent, name: name as u32, index });
        self.scopes.len() as u32
    }

    /// Returns how many scopes there are, but for the outermost.
    pub(super) fn len(&self) -> u32 {
        self.scopes.len() as u32
    }

    /// Returns the scope around `scope`; the outermost has none and is its own.
    pub(crate) fn parent(&self, scope: u32) -> u32 {
        if scope == 0 { 0 } else { self.scopes[scope as usize - 1].parent }
    }

    /// Returns a scope's own name, with its number when it has one: `layer 0`.
    pub(crate) fn name(&self, scope: u32) -> String {
        if scope == 0 {
            return String::new();
        }
        let Scope { name, index, .. } = self.scopes[scope as usize - 1];
        let name = &self.names[name as usize];
        index.map_or_else(|| name.clone(), |index| format!("{name} {index}"))
    }

    /// Returns `scope`, or the innermost one around it that is among the first `len`.
    pub(super) fn enclosing(&self, mut scope: u32, len: u32) -> u32 {
        while scope > len {
            scope = self.parent(scope);
        }
        scope
    }

    /// Panics unless each scope lies inside an earlier one and has a name.
    pub(super) fn check(&self) {
        let fits = |(before, scope): (usize, &Scope)| {
            scope.parent as usize <= before && (scope.name as usize) < self.names.len()
        };
        assert!(self.scopes.iter().enumerate().all(fits), "scopes lie inside earlier ones");
    }

    pub(super) fn truncate(&mut self, len: u32) {
        self.scopes.truncate(len as usize);
    }

    /// Returns the names from the outermost scope inwards: `MLP/layer 0/neuron 3`.
    pub(crate) fn path(&self, mut scope: u32) -> String {
        let mut names = Vec::new();
        while scope != 0 {
            names.push(self.name(scope));
            scope = self.parent(scope);
        }
        names.reverse();
        names.join("/")
    }

    /// Takes off all scopes but the first `len`, to put back those that are still needed.
    pub(super) fn split_off(&mut self, len: u32) -> Removed {
        let scopes = self.scopes.split_off(len as usize);
        Removed { first: len + 1, places: vec![None; scopes.len()], scopes }
    }
}

/// Scopes that were taken off.
pub(super) struct Removed {
    first: u32,
    scopes: Vec<Scope>,
    /// Where a scope that was put back is now.
    places: Vec<Option<u32>>,
}

impl Removed {
    /// Puts `scope` and the scopes around it back, once, and returns where it is now.
    pub(super) fn keep(&mut self, scope: u32, kept: &mut Scopes) -> u32 {
        let mut missing = Vec::new();
        let mut place = scope;
        while place >= self.first {
            let index = (place - self.first) as usize;
            if let Some(known) = self.places[index] {
                place = known;
                break;
            }
            missing.push(index);
            place = self.scopes[index].parent;
        }
        for index in missing.into_iter().rev() {
            kept.scopes.push(Scope { parent: place, ..self.scopes[index] });
            place = kept.len();
            self.places[index] = Some(place);
        }
        place
    }
}
