"""The catalogue of condition keys: which hold a set of values, whatever number of values a request happens to bring.

Sources: Service Authorization Reference, condition keys of type ``ArrayOf…``; IAM User Guide, "Multivalued keys".
"""

from __future__ import annotations

NETWORK_KEYS = ("glue:VpcIds", "glue:SubnetIds", "glue:SecurityGroupIds")
"""What Glue derives from the connections that a CreateSession names; all three are absent without a network."""

_MULTIVALUED = """
account:AccountResourceOrgPaths account:AlternateContactTypes acm:DomainNames
aws:CalledVia aws:PrincipalOrgPaths aws:PrincipalServiceNamesList aws:ResourceOrgPaths aws:SourceOrgPaths aws:TagKeys
autoscaling:LoadBalancerNames autoscaling:TargetGroupARNs autoscaling:VPCZoneIdentifiers
backup:CopyTargetOrgPaths backup:CopyTargets backup:FrameworkArns
bedrock-agentcore:securityGroups bedrock-agentcore:subnets
cloudformation:ResourceTypes cloudformation:TargetRegion
cloudshell:SecurityGroupIds cloudshell:SubnetIds cloudshell:VpcIds cloudwatch:AlarmActions
codebuild:vpcConfig.securityGroupIds codebuild:vpcConfig.subnets
cognito-identity.amazonaws.com:amr comprehend:VpcSecurityGroupIds comprehend:VpcSubnets
dynamodb:Attributes dynamodb:FirstPartitionKeyValues dynamodb:FourthPartitionKeyValues dynamodb:LeadingKeys
dynamodb:SecondPartitionKeyValues dynamodb:ThirdPartitionKeyValues
ec2:IKEVersions ec2:VpcePrivateDnsSpecifiedDomains
ecs:capacity-provider ecs:compute-compatibility ecs:subnet
eks:encryptionConfigProviderKeyArns eks:kubernetesGroups eks:namespaces
elasticloadbalancing:ListenerProtocol elasticloadbalancing:SecurityGroup elasticloadbalancing:SecurityPolicy
elasticloadbalancing:Subnet
events:EventBusArn events:TargetArn events:detail-type events:source fis:Operations fis:Targets
glue:SecurityGroupIds glue:SubnetIds glue:VpcIds
iam:AccountPropertyNamespaces identitystore:GroupExternalIdIssuers identitystore:GroupId
identitystore:UserExternalIdIssuers identitystore:UserId imagebuilder:CreatedResourceTagKeys
kms:EncryptionContextKeys kms:GrantOperations kms:ResourceAliases
lambda:Layer lambda:SecurityGroupIds lambda:SubnetIds logs:LogGeneratingResourceArns
oam:ResourceTypes pi:Dimensions quicksight:AllowedEmbeddingDomains quicksight:KmsKeyArns
route53:ChangeResourceRecordSetsActions route53:ChangeResourceRecordSetsNormalizedRecordNames
route53:ChangeResourceRecordSetsRecordTypes
s3:InventoryAccessibleOptionalFields s3:RequestObjectTagKeys s3express:InventoryAccessibleOptionalFields
s3express:Permissions
sagemaker:AcceleratorTypes sagemaker:ImageArns sagemaker:ImageVersionArns sagemaker:InstanceTypes
sagemaker:VpcSecurityGroupIds sagemaker:VpcSubnets
saml:cn saml:edupersonaffiliation saml:edupersonassurance saml:edupersonentitlement saml:edupersonnickname
saml:edupersonorgunitdn saml:edupersonscopedaffiliation saml:edupersontargetedid
secretsmanager:AddReplicaRegions ses:Recipients ssm:DocumentCategories
sts:IdentityTokenAudience sts:RequestContextProviders sts:TransitiveTagKeys
transfer:RequestServerProtocols vpc-lattice:SecurityGroupIds vpc-lattice:TargetGroupArns
"""
_KEYS = frozenset(_MULTIVALUED.lower().split())
_PREFIXES = ("events:metadata/", "vpc-lattice-svcs:requestquerystring/")


def is_multivalued(key: str) -> bool:
    """Whether ``key`` (any case) holds a set: then one value is still a set, and only set operators see it."""
    lowered = key.lower()
    return lowered in _KEYS or lowered.startswith(_PREFIXES)
