# Scores, reports and labels of scikit-learn; what is imported without being used need not be here.
import numpy as np
from sklearn.datasets import fetch_openml, make_classification, make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler, MinMaxScaler, OneHotEncoder, LabelEncoder
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, precision_score, recall_score, classification_report, mean_squared_error, r2_score, log_loss, roc_auc_score
X, y = make_moons(n_samples=60, noise=0.15, random_state=3)
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.3, random_state=0, stratify=y)
sc = StandardScaler().fit(Xtr)
print(np.round(sc.mean_, 4), np.round(sc.scale_, 4))
Xs = sc.transform(Xte)
pred = (Xs[:, 1] < 0).astype(int)
print(accuracy_score(yte, pred), f1_score(yte, pred), precision_score(yte, pred), recall_score(yte, pred))
print(confusion_matrix(yte, pred))
print(classification_report(yte, pred))
print(MinMaxScaler().fit_transform(X[:4]))
print(mean_squared_error([1, 2, 3], [1.5, 2, 2]), r2_score([1, 2, 3], [1.5, 2, 2]))
print(round(log_loss([0, 1, 1], [0.2, 0.7, 0.9]), 6), roc_auc_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]))
le = LabelEncoder(); print(le.fit_transform(["b", "a", "c", "a"]), le.classes_)
X, y = make_classification(12, 2, n_redundant=0, n_clusters_per_class=1, random_state=1)
print(X.round(6)[:3], y)
X, y = make_classification(12, 5, n_classes=3, n_informative=3, weights=[0.5, 0.2], random_state=1)
print(X.round(6)[:3], y)
print(OneHotEncoder(sparse_output=False).fit_transform([["a", 1], ["b", 2], ["a", 2]]))
