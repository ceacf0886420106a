"""Who may do what, read from the declarations of acts and views."""
