"""Pictures of what the routes above have become over time: drawn as SVG, copied to PNG, for the verbs."""
