//! What the catalogue is made of. All of it is `static`: the catalogue is data, and everything that
//! lists, searches, explains or links to a feature derives from it.

use std::fmt;

/// Makes a newtype around a frozen slug. A value can only be had from the catalogue's own tables, so
/// one that names nothing cannot exist.
macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(&'static str);

        impl $name {
            pub(in crate::core::catalog) const fn new(slug: &'static str) -> Self {
                Self(slug)
            }

            /// The slug as it stands in links, file names and data. Never changes once published.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    };
}

slug!(
    /// One generation of the documentation page, such as `2025-02`.
    EditionId
);
slug!(
    /// One thing that a person can tick.
    FeatureId
);
slug!(
    /// A named part of the published policies that has one purpose, such as `fargate`.
    PartId
);
slug!(
    /// Whom a policy is attached to, such as `palette` or `node-role`.
    PrincipalId
);
slug!(
    /// A value that a policy leaves open, such as `bucket-name`.
    ParamId
);

/// One generation of the documentation's page of required policies.
#[derive(Debug)]
pub struct Edition {
    /// Frozen slug.
    pub id: EditionId,
    /// One line: what this edition is.
    pub line: &'static str,
    /// Longer text: what is known, what is carried over, what is not known.
    pub text: &'static str,
    /// Whether every policy of the edition is known in its own text.
    pub state: EditionState,
}

/// Whether an edition is known as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionState {
    /// Every policy is known in this edition's own text.
    Complete,
    /// Some texts are carried over from the edition named here; each says so where it stands.
    Partial {
        /// The edition that fills the gaps.
        carried_over_from: EditionId,
    },
}

/// A published policy: its JSON as it was published, and what each of its grants is for.
#[derive(Debug)]
pub struct Policy {
    /// The name that Palette's documentation gives it, such as `PaletteControllerPolicy`; where it
    /// gives none, one in the same style. Also the stem of its file under `policies/<folder>/`.
    pub name: &'static str,
    /// The folder it is served from under `policies/`: an edition's slug, or `features`.
    pub folder: &'static str,
    /// The date of the text (`YYYY-MM-DD`), where the documentation's history tells it.
    pub dated: Option<&'static str>,
    /// The page of the documentation that publishes it.
    pub link: &'static str,
    /// The document, byte for byte as served. `<name>` stands for a parameter.
    pub json: &'static str,
    /// Which part each grant belongs to; the first claim that fits decides.
    pub claims: &'static [Claim],
    /// Known faults of the published text. Nothing is corrected silently: it is said here.
    pub faults: &'static [Fault],
}

/// Gives some grants of one statement to a part.
#[derive(Debug)]
pub struct Claim {
    /// Index of the statement in the document, from 0.
    pub statement: usize,
    /// Action patterns (`*` allowed, without regard to case); empty means all that is left.
    pub actions: &'static [&'static str],
    /// The part.
    pub part: PartId,
}

/// A known fault of a published text.
#[derive(Debug)]
pub struct Fault {
    /// Index of the statement in the document, from 0; none when it concerns the whole text.
    pub statement: Option<usize>,
    /// One or two sentences: what is wrong, and what follows.
    pub text: &'static str,
}

/// A named part of the policies, with one purpose.
#[derive(Debug)]
pub struct Part {
    /// Frozen slug.
    pub id: PartId,
    /// A short name, such as `Fargate`.
    pub name: &'static str,
    /// What the grants are for, as the end of "Palette needs this to ...".
    pub purpose: &'static str,
    /// What no longer works when it is switched off; none when it cannot be switched off.
    pub without: Option<&'static str>,
}

/// Whom policies are attached to.
#[derive(Debug)]
pub struct Principal {
    /// Frozen slug.
    pub id: PrincipalId,
    /// Such as `Palette's user or role`.
    pub name: &'static str,
    /// Where it is found and how policies get there.
    pub line: &'static str,
    /// The middle of file names for it, such as `Palette` in `PaletteComposed-1.json`.
    pub file_stem: &'static str,
    /// Whether it can only be a role, never a user or a group.
    pub is_role: bool,
}

/// A value that a policy leaves open.
#[derive(Debug)]
pub struct Param {
    /// Frozen slug; `<slug>` in a policy's text stands for the value.
    pub id: ParamId,
    /// Such as `Bucket name`.
    pub name: &'static str,
    /// One line of help.
    pub line: &'static str,
    /// An example that passes the rule.
    pub example: &'static str,
    /// What a value must look like.
    pub rule: ParamRule,
    /// Kept out of links unless the person says otherwise (account numbers, external ids).
    pub private: bool,
}

/// What a parameter's value must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamRule {
    /// A general purpose bucket's name.
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>
    BucketName,
    /// An EKS cluster's name: 1 to 100 letters, digits, hyphens and underscores, first a letter or digit.
    /// <https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html>
    EksClusterName,
    /// Twelve digits.
    AccountId,
    /// A Region's name, such as `eu-central-1`.
    Region,
    /// A partition's name: `aws`, `aws-us-gov`, `aws-cn`, or one of the isolated and sovereign ones.
    Partition,
    /// 2 to 1,224 letters, digits and `_+=,.@:/-`.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html>
    ExternalId,
    /// The last part of an EKS cluster's OIDC issuer: 32 hexadecimal digits in capitals.
    OidcId,
    /// `user/` or `role/`, and then a name of 1 to 64 letters, digits and `+=,.@_-`, with its path if it has one.
    UserOrRole,
}

/// One thing that a person can tick.
#[derive(Debug)]
pub struct Feature {
    /// Frozen slug.
    pub id: FeatureId,
    /// The group under which it is listed.
    pub group: Group,
    /// The documentation's own name for it.
    pub name: &'static str,
    /// One line: what it allows.
    pub line: &'static str,
    /// Longer text: what it is, and what to know before ticking it.
    pub text: &'static str,
    /// Who needs it.
    pub who: &'static str,
    /// The documentation's page.
    pub link: &'static str,
    /// The date of its text (`YYYY-MM-DD`), where known and the same in every edition. Each policy
    /// has its own.
    pub dated: Option<&'static str>,
    /// What ticking it gives, by edition. No entry for an edition: not offered there.
    pub gives: &'static [Given],
    /// What must be chosen with it.
    pub requires: &'static [Requirement],
    /// What should not be chosen with it. Said on both sides; listed on one.
    pub conflicts: &'static [Conflict],
    /// The parameters it asks for, in order.
    pub params: &'static [ParamId],
}

/// The groups of the catalogue, in their order on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The four core policies.
    Core,
    /// The policies that stand instead of Core.
    Minimum,
    /// EKS and the options of its pack.
    Eks,
    /// Encryption with KMS keys of one's own.
    Encryption,
    /// Compute, storage and node-level additions.
    Nodes,
    /// What is attached to roles other than Palette's.
    OtherRoles,
    /// How Palette itself gets its identity.
    Identity,
}

/// What a feature gives in some editions.
#[derive(Debug)]
pub struct Given {
    /// The editions it holds for.
    pub editions: &'static [EditionId],
    /// The policies, each with its principal.
    pub policies: &'static [Attached],
    /// AWS managed policies to attach as they are.
    pub aws_managed: &'static [AwsManaged],
    /// Documents that are no identity policies: trust policies, key policies, pack values.
    pub companions: &'static [Companion],
}

/// A published policy attached to a principal.
#[derive(Debug)]
pub struct Attached {
    /// Whom it is attached to.
    pub principal: PrincipalId,
    /// The published text.
    pub policy: &'static Policy,
    /// Set where a partial edition carries an older text over.
    pub carried_over: Option<CarriedOver>,
    /// Set where names of actions are known that this text does not have yet.
    pub newer_names: Option<NewerNames>,
}

/// A partial edition's admission that it shows an older text.
#[derive(Debug)]
pub struct CarriedOver {
    /// The edition that the text comes from.
    pub from: EditionId,
    /// Says so, in a sentence or two.
    pub text: &'static str,
}

/// Action names told of a text newer than the one shown. Names only: their resources and conditions
/// are not known, so they are shown and never granted.
#[derive(Debug)]
pub struct NewerNames {
    /// The names that the text shown lacks.
    pub lacks: &'static [&'static str],
    /// Says where the names come from and how sure they are.
    pub text: &'static str,
}

/// An AWS managed policy, attached by its ARN.
#[derive(Debug)]
pub struct AwsManaged {
    /// Whom it is attached to.
    pub principal: PrincipalId,
    /// Its name.
    pub name: &'static str,
    /// Its ARN as published.
    pub arn: &'static str,
    /// How it gets attached.
    pub line: &'static str,
}

/// A document that goes with a feature and is no identity policy.
#[derive(Debug)]
pub struct Companion {
    /// What it is, such as `Trust policy of the backup role`.
    pub title: &'static str,
    /// The name of its file, with its ending.
    pub file: &'static str,
    /// Where it goes.
    pub line: &'static str,
    /// Its text, as published: `arn:aws:` stands where the documentation says so. `<name>` stands
    /// for a parameter.
    pub text: &'static str,
}

/// At least one of these must be chosen too.
#[derive(Debug)]
pub struct Requirement {
    /// Any one of these will do. Those that the edition lacks are left out; with none left the rule rests.
    pub any_of: &'static [FeatureId],
    /// Why, in one sentence.
    pub reason: &'static str,
}

/// These should not be chosen together.
#[derive(Debug)]
pub struct Conflict {
    /// The others.
    pub with: &'static [FeatureId],
    /// Why, in one sentence.
    pub reason: &'static str,
}

/// A starting point.
#[derive(Debug)]
pub struct Preset {
    /// Frozen slug.
    pub id: &'static str,
    /// Such as `Core + EKS`.
    pub name: &'static str,
    /// One line: when to choose it.
    pub line: &'static str,
    /// The edition it belongs to.
    pub edition: EditionId,
    /// What it ticks.
    pub features: &'static [FeatureId],
    /// Whether every text of this choice is known in this edition's own words.
    pub complete: bool,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Self; 7] = [
        Self::Core,
        Self::Minimum,
        Self::Eks,
        Self::Encryption,
        Self::Nodes,
        Self::OtherRoles,
        Self::Identity,
    ];

    /// Its heading.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Core => "Core policies",
            Self::Minimum => "Minimum permissions",
            Self::Eks => "Amazon EKS",
            Self::Encryption => "Encryption with your own keys",
            Self::Nodes => "Nodes and storage",
            Self::OtherRoles => "Roles of their own",
            Self::Identity => "How Palette signs in",
        }
    }

    /// One line under the heading.
    #[must_use]
    pub const fn line(self) -> &'static str {
        match self {
            Self::Core => "All four, always together; or one of the Minimum policies instead.",
            Self::Minimum => "Instead of Core. Dynamic: Palette creates the VPC. Static: the VPC exists.",
            Self::Eks => "EKS host clusters, and the options of the EKS pack.",
            Self::Encryption => {
                "KMS permissions for secrets and node disks. The key's own policy is needed too."
            }
            Self::Nodes => "What the nodes of a cluster, or the hosts below them, need beyond the rest.",
            Self::OtherRoles => "Attached to a role of its own, not to Palette's.",
            Self::Identity => "For a self-hosted Palette that gets its AWS identity from EKS Pod Identity.",
        }
    }
}
