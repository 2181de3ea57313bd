EXAMPLES = {
    "Asked": {"action": "/password/", "return_url": "/cinema/", "token": "token", "error": ""},
    "Refused": {
        "action": "/password/",
        "return_url": "/cinema/",
        "token": "token",
        "error": "The password you have entered is not correct. Please try again.",
    },
}
