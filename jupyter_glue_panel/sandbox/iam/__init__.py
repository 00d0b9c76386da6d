"""IAM as AWS answers it where moto doesn't: the policy simulator, and policies that are enforced."""
