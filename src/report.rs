//! The report: figures and findings as other programs read them.
