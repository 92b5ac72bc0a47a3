"""The only writers of correspondence."""

from zerodraft.correspondence.actions.acknowledging import acknowledge
from zerodraft.correspondence.actions.announcing import (
    CannotAnnounce,
    begin_letter_of_change,
    leave_untold,
    tell_of_changes,
)
from zerodraft.correspondence.actions.answering import StaleQuestion, answer, draft_answer, leave, take, withdraw_answer
from zerodraft.correspondence.actions.approving import approve, name_deputy, prepare, reopen, withdraw_approval
from zerodraft.correspondence.actions.asking import AskedAlready, ask, withdraw_question
from zerodraft.correspondence.actions.circulating import (
    CannotCirculate,
    cancel_circulation,
    drop_circulation,
    go_on_circulating,
    hold_circulation,
    note_arrived,
    propose_circulation,
    send_again,
    send_circulation,
)
from zerodraft.correspondence.actions.commenting import comment, reopen_comment, resolve
from zerodraft.correspondence.actions.composing import (
    CannotCompose,
    StaleLetter,
    begin,
    restore,
    revise,
    set_aside,
    take_up,
)
from zerodraft.correspondence.actions.confirming import (
    AlreadyConfirmed,
    ChangedMeanwhile,
    NotReady,
    confirm_letter,
)
from zerodraft.correspondence.actions.distributing import keep_list, remove_list
from zerodraft.correspondence.actions.emblems import keep_emblem, withdraw_emblem
from zerodraft.correspondence.actions.erasing import erase_outgoing, erase_question
from zerodraft.correspondence.actions.questioning import CannotAsk
from zerodraft.correspondence.actions.receiving import begin_without_letter, erase, receive_letter
from zerodraft.correspondence.actions.releasing import NotAsGiven, attach_scan, release, remove_scan
from zerodraft.correspondence.actions.reviewing import (
    Closed,
    Stale,
    add_fact,
    answer_flag,
    choose_process,
    correct_fact,
    match_meeting,
    strike_fact,
    undo,
)

__all__ = [
    "AlreadyConfirmed",
    "AskedAlready",
    "CannotAnnounce",
    "CannotAsk",
    "CannotCirculate",
    "CannotCompose",
    "ChangedMeanwhile",
    "Closed",
    "NotAsGiven",
    "NotReady",
    "Stale",
    "StaleLetter",
    "StaleQuestion",
    "acknowledge",
    "add_fact",
    "answer",
    "answer_flag",
    "approve",
    "ask",
    "attach_scan",
    "begin",
    "begin_letter_of_change",
    "begin_without_letter",
    "cancel_circulation",
    "choose_process",
    "comment",
    "confirm_letter",
    "correct_fact",
    "draft_answer",
    "drop_circulation",
    "erase",
    "erase_outgoing",
    "erase_question",
    "go_on_circulating",
    "hold_circulation",
    "keep_emblem",
    "keep_list",
    "leave",
    "leave_untold",
    "match_meeting",
    "name_deputy",
    "note_arrived",
    "prepare",
    "propose_circulation",
    "receive_letter",
    "release",
    "remove_list",
    "remove_scan",
    "reopen",
    "reopen_comment",
    "resolve",
    "restore",
    "revise",
    "send_again",
    "send_circulation",
    "set_aside",
    "strike_fact",
    "take",
    "take_up",
    "tell_of_changes",
    "undo",
    "withdraw_answer",
    "withdraw_approval",
    "withdraw_emblem",
    "withdraw_question",
]
