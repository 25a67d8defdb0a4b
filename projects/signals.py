"""The one signal of the domain: how apps to the right learn what happened on the left."""

from django.dispatch import Signal

#: A project entered a stage. Sent inside the transaction, with *project*, *stage* and *by*.
stage_entered = Signal()
