//! The native engine of pasdedeux.
