"""What an operator needs: health, readiness, figures, request log, security headers."""
