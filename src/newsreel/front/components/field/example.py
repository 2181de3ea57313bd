EXAMPLES = {
    "A line": {
        "id": "example-name",
        "name": "name",
        "label": "Name",
        "required": True,
        "autocomplete": "name",
    },
    "A mistake": {
        "id": "example-email",
        "name": "email",
        "label": "E-mail",
        "kind": "email",
        "value": "jo@",
        "note": "Only to answer you.",
        "error": "This is no e-mail address. Write one like name@example.org.",
    },
    "Several lines": {
        "id": "example-text",
        "name": "text",
        "label": "Message",
        "kind": "textarea",
        "value": "Dear desk,",
    },
}
