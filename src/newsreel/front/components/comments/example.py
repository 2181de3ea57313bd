from dataclasses import replace

from newsreel.front.example_stories import FORM, FORM_WITH_ERRORS, NO_COMMENTS, REMARKS, THREAD
from newsreel.front.view import Thread

EXAMPLES = {
    "A thread": {"thread": THREAD},
    "No comments yet": {"thread": NO_COMMENTS},
    "Closed": {"thread": Thread(count=7, remarks=REMARKS, is_open=False)},
    "A reply with errors": {"thread": Thread(count=0, remarks=(), is_open=True, form=FORM_WITH_ERRORS)},
    "Sent": {
        "thread": Thread(
            count=0,
            remarks=(),
            is_open=True,
            form=replace(FORM, notice="Thank you. Your comment waits for approval."),
        )
    },
}
